using System.Reflection;
using Xunit;

namespace Heppy.Framework.Tests;

public class LayerTests
{
    [Fact]
    public void Framework_uses_the_base_class_library_and_physics_only() =>
        Assert.DoesNotContain(References(typeof(Plan)), n => n != "Heppy.Physics" && !n.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void Physics_uses_the_base_class_library_only() =>
        Assert.DoesNotContain(References(typeof(Physics.P4)), n => !n.StartsWith("System", StringComparison.Ordinal));

    private static IEnumerable<string> References(Type type) => type.Assembly.GetReferencedAssemblies().Select((AssemblyName n) => n.Name!);
}
