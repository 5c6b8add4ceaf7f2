return Heppy.Commands.LsCommand.Main(args);
