-- The index by the number of the publication, without a second copy of the words; it is filled again when the product starts.
DROP TABLE `published_texts`;
CREATE VIRTUAL TABLE `published_texts` USING fts5(`words`, content = '', contentless_delete = 1, prefix = 1, tokenize = "unicode61 remove_diacritics 2");
