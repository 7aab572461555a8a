namespace OpenImapi.Com.Tests;

/// <summary>Enumerators as clients walk them (imapi.h: Next 3, Skip 4, Reset 5, Clone 6).</summary>
public sealed unsafe class EnumeratorTests : IDisposable
{
    private static readonly Guid Joliet = Guid.Parse("E3BC42CE-4E5C-11D3-9144-00104BA11C5E");

    private static readonly Guid Redbook = Guid.Parse("E3BC42CD-4E5C-11D3-9144-00104BA11C5E");

    private readonly VtableClient formats = VtableClient.Of<IEnumDiscMasterFormats>(new EnumDiscMasterFormats([Joliet, Redbook]));

    [Fact]
    public void One_by_one_they_come_in_order_and_beyond_the_end_there_is_nothing()
    {
        Assert.Equal((Result.Ok, Joliet, 1u), Next());
        Assert.Equal((Result.Ok, Redbook, 1u), Next());
        Assert.Equal((Result.False, Guid.Empty, 0u), Next());
        Assert.Equal((Result.False, Guid.Empty, 0u), Next());
    }

    [Fact]
    public void More_than_there_are_is_a_part_and_S_FALSE_with_the_rest_zeroed()
    {
        var wanted = stackalloc Guid[3] { Guid.AllBitsSet, Guid.AllBitsSet, Guid.AllBitsSet };
        var fetched = 7u;
        Assert.Equal(Result.False, formats.Call(3, 3, wanted, &fetched));
        Assert.Equal((2u, Joliet, Redbook, Guid.Empty), (fetched, wanted[0], wanted[1], wanted[2]));
    }

    [Fact]
    public void Reset_goes_back_and_skip_goes_over()
    {
        Assert.Equal(Result.Ok, formats.Call(4, 1));
        Assert.Equal((Result.Ok, Redbook, 1u), Next());
        Assert.Equal(Result.Ok, formats.Call(5));
        Assert.Equal((Result.Ok, Joliet, 1u), Next());
        Assert.Equal(Result.False, formats.Call(4, 5));
        Assert.Equal((Result.False, Guid.Empty, 0u), Next());
    }

    [Fact]
    public void A_clone_stands_where_its_origin_stood_and_walks_alone()
    {
        Next();
        using var clone = formats.Ask(6);
        Assert.Equal((Result.Ok, Redbook, 1u), Next());
        Guid format;
        uint fetched;
        Assert.Equal(Result.Ok, clone.Call(3, 1, &format, &fetched));
        Assert.Equal(Redbook, format);
    }

    [Fact]
    public void A_null_count_is_taken_for_one_element_and_for_no_more()
    {
        var wanted = stackalloc Guid[2];
        Assert.Equal(Result.Ok, formats.Call(3, 1, wanted, null));
        Assert.Equal(Joliet, wanted[0]);
        Assert.Equal(Result.Pointer, formats.Call(3, 2, wanted, null));
        Assert.Equal((Result.Ok, Redbook, 1u), Next());
    }

    [Fact]
    public void Null_pointers_are_E_POINTER_and_move_nothing()
    {
        var fetched = 7u;
        Assert.Equal(Result.Pointer, formats.Call(3, 1, null, &fetched));
        Assert.Equal(0u, fetched);
        Assert.Equal(Result.Pointer, formats.Call(6, null));
        Assert.Equal((Result.Ok, Joliet, 1u), Next());
    }

    public void Dispose() => formats.Dispose();

    private (int Result, Guid Format, uint Fetched) Next()
    {
        var format = Guid.AllBitsSet;
        var fetched = 7u;
        return (formats.Call(3, 1, &format, &fetched), format, fetched);
    }
}
