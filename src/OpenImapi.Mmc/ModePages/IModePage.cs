using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>A mode page as a value, page code and length included.</summary>
public interface IModePage : IStructure
{
    static abstract ModePageCode Code { get; }

    /// <summary>Encoded length in bytes, with the two bytes of page code and length.</summary>
    static abstract int Length { get; }
}

/// <summary>A mode parameter list (10): header, no block descriptors, one page.</summary>
/// <typeparam name="TPage">The page.</typeparam>
[Clause(Standard.Spc4, "7.5.4")]
public record struct ModeParameters<TPage>(TPage Page) : IStructure
    where TPage : struct, IModePage
{
    /// <summary>Bytes before the page.</summary>
    public const int HeaderLength = 8;

    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => HeaderLength + TPage.Length;

    /// <summary>True to leave the mode data length zero, as MODE SELECT demands.</summary>
    public bool ForSelect { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("mode data length", (ushort)(ForSelect ? 0 : Length - 2));
        f.UInt8("medium type", 0);
        f.UInt8("device-specific parameter", 0);
        f.Zero(2);
        var descriptors = f.UInt16Big("block descriptor length", 0);
        f.Bytes("block descriptors", default, descriptors);
        Page = f.Nested(Page);
    }
}
