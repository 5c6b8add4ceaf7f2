using Heppy.CommandLine;


namespace Heppy.Commands;

/// <summary><c>heppy -e 12345</c> and <c>heppy -i</c>: single events, nothing written.</summary>
internal static class OneEventCommand
{
    internal static int Run(HeppyOptions options, LoadedConfiguration configuration)
    {
        using Services services = Services.Start(configuration.Config);
        var request = new PlanRequest { Only = [.. options.Only], MaxFiles = options.MaxFiles, InputFiles = [.. options.InputFiles.Select(Path.GetFullPath)] };
        Plan plan = new Planner(configuration.Config, Workspace.Inputs(), configuration.Locator)
            .Make(request, "", Workspace.Tool, TimeProvider.System).Plan;
        if (plan.Components.Count > 1 && options.Entry is not null)
        {
            throw new UserError($"-e needs one component; there are {string.Join(", ", plan.Components.Select(c => c.Name))}. Choose one with --only.");
        }

        using var loop = new Loop(configuration.Config, Workspace.Inputs(), plan, plan.Components[0]);
        if (options.Entry is { } entry)
        {
            Console.Out.Write(loop.Process(entry));
        }

        return options.Interactive ? Prompt.Run(loop, configuration.AssemblyPath) : ExitCode.Success;
    }
}
