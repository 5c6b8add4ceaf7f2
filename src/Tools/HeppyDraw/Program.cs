return Heppy.Commands.DrawCommand.Main(args);
