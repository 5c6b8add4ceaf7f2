namespace Heppy;

/// <summary>What an analyzer can know before the first event.</summary>
/// <param name="config">The configuration.</param>
/// <param name="component">The component.</param>
/// <param name="name">Name of the analyzer, unique in its sequence.</param>
public sealed class Setup(Config config, Component component, string name)
{
    /// <summary>The configuration.</summary>
    public Config Config => config;

    /// <summary>The component.</summary>
    public Component Component => component;

    /// <summary>Name of the analyzer, unique in its sequence, and of its directory.</summary>
    public string Name => name;

    /// <summary>The component's certified luminosity sections ("golden JSON"), relative to the configuration; null where it has none, or is simulation.</summary>
    /// <remarks>A mask that no analyzer of a sequence asks for is a remark in the plan.</remarks>
    public string? LumiMask
    {
        get
        {
            IsMaskRead = true;
            return MaskOf(component);
        }
    }

    /// <summary>Whether an analyzer asked for the mask.</summary>
    internal bool IsMaskRead { get; private set; }

    /// <summary>The mask of a component, or null.</summary>
    internal static string? MaskOf(Component component) => component switch
    {
        DataComponent data => data.LumiMask,
        EmbedComponent embed => embed.LumiMask,
        _ => null,
    };

    /// <summary>What analyzers remarked.</summary>
    internal List<string> Warnings { get; } = [];

    /// <summary>Adds a remark to the plan, which shows it with the names of component and analyzer; without effect later, in the run.</summary>
    /// <param name="text">What the user may not expect: <c>no luminosity mask: all luminosity blocks are used</c>.</param>
    public void Warn(string text) => Warnings.Add(text);

    /// <summary>The service of a type.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <exception cref="UserError">The configuration has no such service.</exception>
    public T Service<T>()
        where T : Service => config.Services.OfType<T>().FirstOrDefault()
        ?? throw new UserError($"{name} asks for the service {typeof(T).Name}, which the configuration does not have. Add it: Services = [new {typeof(T).Name}()].");
}
