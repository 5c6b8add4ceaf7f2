return Heppy.Commands.HaddCommand.Main(args);
