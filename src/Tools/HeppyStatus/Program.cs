return Heppy.Commands.StatusCommand.Main(args);
