using Xunit;

namespace Heppy.Framework.Tests.Loop;

public class RecordsTests
{
    [Fact]
    public void Lent_records_are_those_of_each_event_and_can_be_added_to()
    {
        var check = new AddToLent();

        RangeResult result = OneRange.Run(check);

        Assert.Equal(RepeatedFile.Rows, result.Selected);
        Assert.Equal(RepeatedFile.Rows, check.Compared);
    }

    [Fact]
    public void A_record_that_cannot_be_made_fails_the_event_it_belongs_to()
    {
        var failure = Assert.Throws<EventFailure>(() => OneRange.Run(new ReadFussy(skip: false)));

        Assert.Equal(2, failure.Entry);
        Assert.Equal("four jets", failure.InnerException!.Message);
    }

    [Fact]
    public void A_record_that_cannot_be_made_fails_nothing_if_nobody_reads_its_event() =>
        Assert.Equal(RepeatedFile.Rows, OneRange.Run(new ReadFussy(skip: true)).Read);

    private sealed class AddToLent : Analyzer
    {
        private readonly Records<Jet> _records = new("Jet");
        private readonly Jagged<float> _pt = new("Jet_pt");
        private readonly Output<Jet> _jets = new("jets");

        internal long Compared { get; private set; }

        public override bool Process(Event ev)
        {
            _records.Read(ev, _jets);
            _jets.Add(ev, new Jet(1, -1));
            ReadOnlySpan<float> pt = _pt[ev];
            ReadOnlySpan<Jet> jets = _jets.Product[ev];
            bool same = jets.Length == pt.Length + 1 && jets[^1] == new Jet(1, -1);
            for (int i = 0; same && i < pt.Length; i++)
            {
                same = jets[i] == new Jet(pt[i], i + 1);
            }

            Compared += same ? 1 : 0;
            return true;
        }
    }

    private readonly record struct Fussy(int N)
    {
        public int Number { get; } = N < 4 ? N : throw new ArithmeticException("four jets");
    }

    /// <summary>Reads all events, or those with fewer than four jets.</summary>
    private sealed class ReadFussy(bool skip) : Analyzer
    {
        private readonly Records<Fussy> _records = new("Jet");
        private readonly Output<Fussy> _jets = new("jets");

        public override bool Process(Event ev)
        {
            if (!skip || _records.Count(ev) < 4)
            {
                _records.Read(ev, _jets);
            }

            return true;
        }
    }
}
