return Heppy.Commands.PlotCommand.Main(args);
