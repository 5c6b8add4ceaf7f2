using Heppy.Rehearsal;

return Commands.Run(args);
