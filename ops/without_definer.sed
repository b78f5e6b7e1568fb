# Takes the account out of triggers, events, views and routines of a dump; data lines begin otherwise.
/^\/\*!(50003|50106) CREATE\*\// s# ?/\*!50[0-9]+ DEFINER=`[^`]*`@`[^`]*` ?\*/##
/^\/\*!50013 DEFINER=/ s#DEFINER=`[^`]*`@`[^`]*` ##
/^CREATE DEFINER=/ s# DEFINER=`[^`]*`@`[^`]*`##
