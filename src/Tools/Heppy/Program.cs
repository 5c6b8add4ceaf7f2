return Heppy.Commands.HeppyCommand.Main(args);
