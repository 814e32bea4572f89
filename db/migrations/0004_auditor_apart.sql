-- Reading the trail is kept apart from every other right: an account is an auditor's from the beginning or never.
CREATE TRIGGER users_auditor_apart BEFORE UPDATE OF role ON users WHEN (OLD.role = 'auditor') <> (NEW.role = 'auditor')
BEGIN SELECT RAISE(ABORT, 'an auditor account is no other account'); END;
