using System.Reflection;
using Xunit;

namespace Heppy.Framework.Tests;

public class LayerTests
{
    [Fact]
    public void Framework_uses_the_base_class_library_and_physics_only() =>
        Assert.Equal(["Heppy.Physics"], Beyond(typeof(Plan)));

    [Fact]
    public void Physics_uses_the_base_class_library_only() =>
        Assert.Empty(Beyond(typeof(Physics.P4)));

    /// <summary>What the assembly of a type uses beyond the base class library.</summary>
    private static IEnumerable<string> Beyond(Type type)
    {
        string library = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return type.Assembly.GetReferencedAssemblies().Select((AssemblyName n) => n.Name!).Where(n => !File.Exists(Path.Combine(library, $"{n}.dll")));
    }
}
