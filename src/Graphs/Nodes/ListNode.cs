namespace Heppy.Graphs.Nodes;

/// <summary>Values as an array, whatever their type.</summary>
internal interface IListNode;

/// <summary>Values as an array; made by whoever hands out calls, it is no call of its own.</summary>
internal sealed class ListNode<T>(Delayed<T>[] items) : Delayed<T[]>("list", items), IListNode
{
    /// <inheritdoc/>
    internal override object? Run(ReadOnlySpan<object?> inputs)
    {
        var list = new T[inputs.Length];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = (T)inputs[i]!;
        }

        return list;
    }
}
