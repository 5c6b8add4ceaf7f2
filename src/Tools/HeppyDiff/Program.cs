return Heppy.Commands.DiffCommand.Main(args);
