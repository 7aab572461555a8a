using System.Collections.Immutable;

namespace OpenImapi.Com;

/// <summary>Where an enumerator stands in what it was made over; later changes of that do not reach it.</summary>
internal sealed class Snapshot<T>(ImmutableArray<T> items, int position = 0)
{
    private readonly Lock gate = new();
    private int position = position;

    /// <summary>The next elements, as many as are wanted and there are.</summary>
    public ImmutableArray<T> Take(uint count)
    {
        lock (gate)
        {
            var taken = items.Slice(position, Most(count));
            position += taken.Length;
            return taken;
        }
    }

    /// <summary>Goes over elements; true when there were as many.</summary>
    public bool Skip(uint count)
    {
        lock (gate)
        {
            var skipped = Most(count);
            position += skipped;
            return skipped == count;
        }
    }

    public void Reset()
    {
        lock (gate)
            position = 0;
    }

    /// <summary>The same elements from the same place.</summary>
    public Snapshot<T> Clone()
    {
        lock (gate)
            return new(items, position);
    }

    private int Most(uint count) => (int)Math.Min(count, (uint)(items.Length - position));
}
