return Heppy.Site.SiteCommand.Run(args);
