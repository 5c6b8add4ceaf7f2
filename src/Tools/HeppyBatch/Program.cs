return Heppy.Commands.BatchCommand.Main(args);
