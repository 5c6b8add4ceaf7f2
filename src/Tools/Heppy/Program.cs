return Heppy.CommandLine.HeppyCommand.Main(args);
