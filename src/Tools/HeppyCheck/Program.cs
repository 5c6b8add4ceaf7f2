return Heppy.CommandLine.CheckCommand.Main(args);
