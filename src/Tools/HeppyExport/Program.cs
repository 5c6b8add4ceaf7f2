return Heppy.Commands.ExportCommand.Main(args);
