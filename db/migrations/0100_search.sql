-- Full text of what is published. Chinese is indexed as overlapping pairs of characters (see db/search.ts), which unicode61 keeps apart by blanks.
CREATE VIRTUAL TABLE `published_texts` USING fts5(`words`, `publication_id` UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
