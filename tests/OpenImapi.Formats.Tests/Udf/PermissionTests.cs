using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

public class PermissionTests
{
    [Fact]
    public void Every_mode_comes_back()
    {
        for (var mode = 0; mode < 0x1000; mode++)
            Assert.Equal(mode, PosixModes.ToMode(PosixModes.ToPermissions(mode), PosixModes.ToFlags(mode)));
    }

    /// <remarks>Modes in octal: 0755, 0000, 0777, 0640.</remarks>
    [Theory]
    [InlineData(0x1ED, 0x7CA5)]
    [InlineData(0, 0x2000)]
    [InlineData(0x1FF, 0x7EF7)]
    [InlineData(0x1A0, 0x7880)]
    public void Who_may_write_may_delete_and_the_owner_may_change_attributes(int mode, uint permissions) =>
        Assert.Equal(permissions, (uint)PosixModes.ToPermissions(mode));

    [Fact]
    public void Special_bits_are_flags_of_the_icb()
    {
        Assert.Equal(IcbFlags.SetUserId, PosixModes.ToFlags(0x800));
        Assert.Equal(IcbFlags.SetGroupId, PosixModes.ToFlags(0x400));
        Assert.Equal(IcbFlags.Sticky, PosixModes.ToFlags(0x200));
    }
}
