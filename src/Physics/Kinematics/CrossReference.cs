namespace Heppy.Physics;

/// <summary>Items of one collection that refer to another by index, such as NanoAOD's <c>Jet_muonIdx1</c>.</summary>
public static class CrossReference
{
    extension<T>(ReadOnlySpan<T> items)
    {
        /// <summary>The item that an index refers to.</summary>
        /// <param name="index">The index; -1 refers to none.</param>
        /// <param name="item">The item.</param>
        /// <returns>Whether it refers to one.</returns>
        /// <exception cref="InvalidDataException">There is no such item: the file is damaged, or the collection
        /// was selected or sorted since it was read.</exception>
        public bool TryRefer(int index, out T item)
        {
            if (index == -1)
            {
                item = default!;
                return false;
            }
            item = (uint)index < (uint)items.Length
                ? items[index]
                : throw new InvalidDataException(
                    $"index {index} refers to a collection of {items.Length} {typeof(T).Name}; indices are those of the collection as it is in the file");
            return true;
        }
    }
}
