-- Run once, when the volume is empty. "keys" is a record; "read" is folded again from the log whenever it is lost.
create database "keys";
create database "read";
