using System.Reflection;
using Xunit;

namespace Heppy.Batch.Tests;

public class LayerTests
{
    [Fact]
    public void Batch_uses_the_framework_physics_and_the_template_engine_only() => Assert.DoesNotContain(
        typeof(SiteProfile).Assembly.GetReferencedAssemblies().Select((AssemblyName n) => n.Name!),
        n => n is not ("Heppy.Framework" or "Heppy.Physics" or "Scriban" or "Scriban.Signed" or "Microsoft.Win32.Primitives") && !n.StartsWith("System", StringComparison.Ordinal));
}
