using System.Reflection;

namespace OpenImapi.Com.Tests;

/// <summary>Sizes and offsets as the rules of sequential layout give them, for pointers of any width: a compiler's for 32 bits cannot be asked here.</summary>
internal static class NarrowLayouts
{
    /// <summary>The size of a structure, its alignment, and the offset of each field in order.</summary>
    public static (int Size, int Alignment, int[] Offsets) Of(Type structure, int pointer)
    {
        var (size, alignment, offsets) = (0, 1, new List<int>());
        foreach (var field in structure.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(field => field.MetadataToken))
        {
            var (width, aligned) = WidthOf(field.FieldType, pointer);
            size = Up(size, aligned);
            offsets.Add(size);
            (size, alignment) = (size + width, Math.Max(alignment, aligned));
        }

        return (Up(size, alignment), alignment, [.. offsets]);
    }

    private static (int Width, int Alignment) WidthOf(Type type, int pointer)
    {
        if (type.IsPointer || type == typeof(nuint))
            return (pointer, pointer);
        if (type == typeof(Guid))
            return (16, 4);
        if (type == typeof(ushort))
            return (2, 2);
        if (type == typeof(uint))
            return (4, 4);
        if (type == typeof(ulong))
            return (8, 8);
        var (size, alignment, _) = Of(type, pointer);
        return (size, alignment);
    }

    private static int Up(int size, int alignment) => (size + alignment - 1) / alignment * alignment;
}
