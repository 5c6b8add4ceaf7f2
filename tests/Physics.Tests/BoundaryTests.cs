using Xunit;

namespace Heppy.Physics.Tests;

public class BoundaryTests
{
    [Fact]
    public void Physics_needs_only_the_base_class_library() => Assert.All(
        typeof(Axis).Assembly.GetReferencedAssemblies(),
        assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
}
