return Heppy.Commands.CheckCommand.Main(args);
