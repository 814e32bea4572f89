-- The pieces of the index are merged already when there are two of a size (db/search.ts): every search opens each of them.
INSERT INTO `published_texts` (`published_texts`, `rank`) VALUES ('usermerge', 2);
