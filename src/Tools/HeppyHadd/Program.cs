return Heppy.CommandLine.HaddCommand.Main(args);
