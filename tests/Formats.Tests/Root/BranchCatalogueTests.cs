using Heppy.Events;
using Heppy.Formats.Root.Objects;
using Heppy.Formats.Root.Trees;
using Xunit;

namespace Heppy.Formats.Tests.Root;

/// <summary>Which columns the branches and leaves of a tree become, and why some cannot be read.</summary>
public sealed class BranchCatalogueTests
{
    [Theory]
    [InlineData("TLeafF16", "x/f[0,100,10]", 1, ElementType.Float, false)]
    [InlineData("TLeafD32", "x/d[-pi,pi]", 1, ElementType.Double, false)]
    [InlineData("TLeafG", "x", 1, ElementType.Int64, false)]
    [InlineData("TLeafC", "x", 40, ElementType.String, false)] // the length is that of the longest text
    [InlineData("TLeafB", "x[40]", 40, ElementType.Int8, true)]
    [InlineData("TLeafI", "x[2][3]", 6, ElementType.Int32, true)]
    [InlineData("TLeafElement", "x", 1, ElementType.Unsupported, false)]
    public void A_leaf_is_a_column_of_its_type(string leaf, string title, int length, ElementType type, bool isList)
    {
        TreeBranch column = Assert.Single(Columns(Branch("x", Leaf(leaf, "x", title, length))));

        Assert.Equal(("x", type, isList), (column.Schema.Name, column.Schema.Type, column.Schema.IsJagged));
        Assert.Equal($"{leaf} {title}", column.Schema.Stored);
    }

    [Theory]
    [InlineData("vector<bool>", ElementType.Boolean)]
    [InlineData("std::vector<float>", ElementType.Float)]
    [InlineData("vector<double, allocator<double> >", ElementType.Double)]
    [InlineData("vector<unsigned short>", ElementType.UInt16)]
    [InlineData("vector<Long64_t>", ElementType.Int64)]
    [InlineData("ROOT::VecOps::RVec<int>", ElementType.Int32)]
    [InlineData("vector<vector<float> >", ElementType.Unsupported)]
    [InlineData("vector<string>", ElementType.Unsupported)]
    [InlineData("string", ElementType.Unsupported)]
    [InlineData("set<int>", ElementType.Unsupported)]
    [InlineData("map<int,float>", ElementType.Unsupported)]
    [InlineData("Event", ElementType.Unsupported)]
    public void A_branch_of_a_class_is_read_if_it_is_a_vector_of_numbers(string className, ElementType type)
    {
        TreeBranch column = Assert.Single(Columns(Element("x", className, id: -1)));

        Assert.Equal((type, type != ElementType.Unsupported), (column.Schema.Type, column.Schema.IsJagged));
        Assert.Equal(className, column.Schema.Stored);
    }

    [Fact]
    public void Members_of_a_class_that_was_split_are_refused_by_its_name()
    {
        RootObject jets = Element("Jet.", "TClonesArray", -1);
        jets.Set("fBranches", new object?[] { Element("Jet.PT", "Jet", 3) });
        TreeBranch column = Assert.Single(Columns(jets));

        Assert.Equal(("Jet_PT", ElementType.Unsupported, "member of Jet"), (column.Schema.Name, column.Schema.Type, column.Schema.Stored));
    }

    [Fact]
    public void Leaves_of_one_branch_are_columns_unless_one_of_them_varies_in_size()
    {
        TreeBranch[] hit = Columns(Branch("hit", Leaf("TLeafI", "id"), Leaf("TLeafF", "xyz", "xyz[3]", 3), Leaf("TLeafD", "t")));
        Assert.Equal([("hit_id", 0), ("hit_xyz", 4), ("hit_t", 16)], hit.Select(c => (c.Schema.Name, c.Offset)));
        Assert.All(hit, c => Assert.Equal(24, c.EntrySize));

        RootObject n = Leaf("TLeafI", "n");
        TreeBranch[] varying = Columns(Branch("hits", n, Leaf("TLeafF", "x", "x[n]", 1, n)));
        Assert.All(varying, c => Assert.Equal(ElementType.Unsupported, c.Schema.Type));
        Assert.All(varying, c => Assert.EndsWith(", beside a leaf whose size varies", c.Schema.Stored, StringComparison.Ordinal));
    }

    [Fact]
    public void The_counter_of_a_list_is_the_column_of_its_leaf()
    {
        RootObject n = Leaf("TLeafI", "n");
        TreeBranch[] columns = Columns(Branch("evt", n, Leaf("TLeafI", "run")), Branch("x", Leaf("TLeafF", "x", "x[n]", 1, n)));

        Assert.Equal(("x", true, "evt_n"), (columns[2].Schema.Name, columns[2].Schema.IsJagged, columns[2].Counter));
    }

    [Fact]
    public void Baskets_in_another_file_are_refused()
    {
        RootObject elsewhere = Branch("x", Leaf("TLeafF", "x"));
        elsewhere.Set("fFileName", "other.root");

        Assert.Equal((ElementType.Unsupported, "TLeafF x in another file, other.root"), Columns(elsewhere).Select(c => (c.Schema.Type, c.Schema.Stored)).Single());
    }

    [Theory]
    [InlineData("a.b,c,a_b", "a.b,c,a_b")]
    [InlineData("a_b,c,a.b", "a_b,c,a.b")]
    [InlineData("d.a.b,c,d.a_b", "d_a_b,c,d.a_b")]
    public void Branches_that_come_to_one_name_are_refused_and_listed_by_their_own(string branches, string columns)
    {
        TreeBranch[] read = Columns([.. branches.Split(',').Select(name => Branch(name, Leaf("TLeafF", name)))]);

        Assert.Equal(columns.Split(','), read.Select(c => c.Schema.Name));
        Assert.Equal([ElementType.Unsupported, ElementType.Float, ElementType.Unsupported], read.Select(c => c.Schema.Type));
        string[] both = [branches.Split(',')[0], branches.Split(',')[2]];
        Assert.Equal($"TLeafF {both[1]}, one of the branches {both[0]}, {both[1]} that come to the same name {both[0].Replace('.', '_')}", read[2].Schema.Stored);
    }

    [Fact]
    public void Of_several_branches_of_one_name_the_first_is_read_as_ROOT_does()
    {
        TreeBranch[] read = Columns([.. Enumerable.Range(0, 3).Select(_ => Branch("n", Leaf("TLeafI", "n")))]);

        Assert.Equal(["n", "n;2", "n;3"], read.Select(c => c.Schema.Name));
        Assert.Equal([ElementType.Int32, ElementType.Unsupported, ElementType.Unsupported], read.Select(c => c.Schema.Type));
        Assert.Equal("TLeafI n, one of 3 branches n, of which only the first is read", read[2].Schema.Stored);
    }

    private static TreeBranch[] Columns(params RootObject[] branches)
    {
        var tree = new RootObject("TTree");
        tree.Set("fEntries", 0L);
        tree.Set("fBranches", branches.ToArray<object?>());
        return [.. BranchCatalogue.Of(tree)];
    }

    private static RootObject Branch(string name, params RootObject[] leaves)
    {
        var branch = new RootObject("TBranch");
        branch.Set("fName", name);
        branch.Set("fEntries", 0L);
        branch.Set("fWriteBasket", 0);
        branch.Set("fLeaves", leaves.ToArray<object?>());
        return branch;
    }

    private static RootObject Element(string name, string className, int id)
    {
        var branch = new RootObject("TBranchElement");
        foreach ((string member, object? value) in Branch(name, Leaf("TLeafElement", name)).Members)
        {
            branch.Set(member, value);
        }

        branch.Set("fClassName", className);
        branch.Set("fID", id);
        branch.Set("fType", 0);
        return branch;
    }

    private static RootObject Leaf(string className, string name, string? title = null, int length = 1, RootObject? counter = null)
    {
        var leaf = new RootObject(className);
        leaf.Set("fName", name);
        leaf.Set("fTitle", title ?? name);
        leaf.Set("fLen", length);
        leaf.Set("fIsUnsigned", false);
        leaf.Set("fLeafCount", counter);
        return leaf;
    }
}
