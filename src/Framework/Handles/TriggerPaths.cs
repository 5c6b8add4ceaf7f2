using Heppy.Events;

namespace Heppy;

/// <summary>The component's trigger paths, wildcards expanded to the columns of its files: what <c>TriggerFilter</c> is made of.</summary>
public sealed class TriggerPaths : Handle
{
    private int[] _slots = [];
    private bool[][] _fired = [];

    /// <summary>Whether at least one path fired, or the component has none.</summary>
    /// <param name="ev">The event being processed.</param>
    public bool Fired(Event ev)
    {
        ArgumentNullException.ThrowIfNull(ev);
        foreach (bool[] path in _fired)
        {
            if (path[ev.Row])
            {
                return true;
            }
        }

        MustBeAttached();
        return _fired.Length == 0;
    }

    internal override void Declare(Declarations to)
    {
        _slots = [.. to.Triggers.Select(t => to.Column(new ColumnRequest(t, typeof(bool), IsJagged: false, IsOptional: true, false)))];
        _fired = new bool[_slots.Length][];
    }

    internal override void Attach(EventBatch batch)
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            _fired[i] = ((ColumnBuffer<bool>)batch.Columns[_slots[i]]).Values;
        }
    }
}
