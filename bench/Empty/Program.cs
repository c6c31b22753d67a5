// What any program of this platform takes to start: the start of rankandfile is measured against it.
return 0;
