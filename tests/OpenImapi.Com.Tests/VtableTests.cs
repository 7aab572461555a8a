using System.Reflection;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com.Tests;

/// <summary>What a client's compiler has fixed for ever: slots, widths, identifiers, sizes and offsets.</summary>
public unsafe class VtableTests
{
    public static TheoryData<string> Names => [.. All.Select(face => face.Ours.Name)];

    [Fact]
    public void Every_interface_of_ours_is_a_published_one() =>
        Assert.Equal(
            All.Select(face => face.Ours.Name).Order(StringComparer.Ordinal),
            typeof(IDiscMaster).Assembly.GetTypes().Where(type => type.GetCustomAttribute<GeneratedComInterfaceAttribute>() is not null).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_interface_has_its_published_identifier(string name) => Assert.Equal(Guid.Parse(Find(name).Iid), Find(name).Ours.GUID);

    [Theory]
    [MemberData(nameof(Names))]
    public void Methods_have_their_published_order_and_widths(string name) => Assert.Equal(Find(name).Methods, MethodsOf(Find(name).Ours).Select(Shape));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_vtable_itself_has_the_methods_in_their_slots(string name)
    {
        var face = Find(name);
        var details = face.Ours.GetCustomAttributes().OfType<IIUnknownDerivedDetails>().Single();
        var code = (details.Implementation ?? throw new InvalidOperationException($"{name} has no implementation."))
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly);
        foreach (var (method, i) in MethodsOf(face.Ours).Select((method, i) => (method, i)))
        {
            var entry = Assert.Single(code, candidate => candidate.Name == $"ABI_{method.Name}");
            Assert.Equal(entry.MethodHandle.GetFunctionPointer(), (nint)details.ManagedVirtualMethodTable[face.FirstSlot + i]);
        }
    }

    [Fact]
    public void A_call_through_a_slot_reaches_its_method()
    {
        var sink = new CountingSink();
        var unknown = ComInterfaceMarshaller<IDiscMasterProgressEvents>.ConvertToUnmanaged(sink);
        var slots = *(delegate* unmanaged[MemberFunction]<void*, int, int, int>**)unknown;
        Assert.Equal(7, slots[7](unknown, 3, 4));
        ComInterfaceMarshaller<IDiscMasterProgressEvents>.Free(unknown);
    }

    [Fact]
    public void Structures_have_their_published_sizes_and_offsets()
    {
        Assert.SkipUnless(sizeof(nint) == 8, "The published numbers are those of 64-bit systems.");
        Assert.Equal(Published.Structures, Layouts.Ours());
    }

    /// <summary>Old programs have 32 bits; the rules that give these numbers give those of this runtime too.</summary>
    [Theory]
    [InlineData(typeof(FileTime), 8, 8)]
    [InlineData(typeof(StatStg), 72, 80)]
    [InlineData(typeof(StatPropStg), 12, 16)]
    [InlineData(typeof(StatPropSetStg), 64, 64)]
    [InlineData(typeof(PropSpec), 8, 16)]
    [InlineData(typeof(PropVariant), 16, 24)]
    public void Structures_have_their_published_sizes_where_pointers_are_narrow_too(Type structure, int narrow, int wide)
    {
        Assert.Equal((narrow, wide), (NarrowLayouts.Of(structure, 4).Size, NarrowLayouts.Of(structure, 8).Size));
        var line = Published.Structures.Single(each => each.Split(' ')[0].Equals(structure.Name, StringComparison.OrdinalIgnoreCase));
        var offsets = line.Split(' ').Skip(3).Where((_, i) => i % 2 == 0).Select(int.Parse).ToArray();
        Assert.Equal(offsets, NarrowLayouts.Of(structure, 8).Offsets.Take(offsets.Length));
    }

    [Fact]
    public void The_fields_of_STATSTG_have_their_published_offsets_where_pointers_are_narrow() =>
        Assert.Equal([0, 4, 8, 16, 24, 32, 40, 44, 48, 64, 68], NarrowLayouts.Of(typeof(StatStg), 4).Offsets);

    [Fact]
    public void Classes_have_their_published_identifiers()
    {
        Assert.Equal(Guid.Parse("520CCA63-51A5-11D3-9144-00104BA11C5E"), ClassIds.DiscMaster);
        Assert.Equal(Guid.Parse("520CCA61-51A5-11D3-9144-00104BA11C5E"), ClassIds.DiscRecorder);
        Assert.Equal(Guid.Parse("8A03567A-63CB-4BA8-BAF6-52119816D1EF"), ClassIds.EnumDiscRecorders);
    }

    private static IEnumerable<PublishedInterface> All => Published.Interfaces.Concat(Published.OnWindows);

    private static PublishedInterface Find(string name) => All.Single(face => face.Ours.Name == name);

    /// <summary>The interface's own methods as they are declared, without what is repeated of the one below.</summary>
    private static IEnumerable<MethodInfo> MethodsOf(Type face) =>
        face.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .ExceptBy(face.GetInterfaces().SelectMany(MethodsOf).Select(method => method.Name), method => method.Name)
            .OrderBy(method => method.MetadataToken);

    private static string Shape(MethodInfo method)
    {
        Assert.Equal(typeof(int), method.ReturnType);
        Assert.True(method.MethodImplementationFlags.HasFlag(MethodImplAttributes.PreserveSig), $"{method.Name} changes its result.");
        return $"{method.Name} {string.Concat(method.GetParameters().Select(parameter => Width(parameter.ParameterType)))}".TrimEnd();
    }

    private static char Width(Type type) =>
        type.IsPointer ? 'p' : type == typeof(nuint) ? 'n' : type == typeof(byte) ? 'b' : type == typeof(int) || type == typeof(uint) ? 'i'
        : type == typeof(long) || type == typeof(ulong) ? 'l' : '?';
}
