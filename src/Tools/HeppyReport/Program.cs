return Heppy.Commands.ReportCommand.Main(args);
