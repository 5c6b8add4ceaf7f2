return Heppy.Commands.ConvertCommand.Main(args);
