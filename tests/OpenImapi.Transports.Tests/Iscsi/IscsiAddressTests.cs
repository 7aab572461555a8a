using OpenImapi.Formats;

namespace OpenImapi.Transports.Tests.Iscsi;

public class IscsiAddressTests
{
    [Theory]
    [InlineData("iscsi://127.0.0.1:3261/iqn.2000-01.lab:burner/1", "127.0.0.1", 3261, "iqn.2000-01.lab:burner", 1)]
    [InlineData("iscsi://burner.local/iqn.2000-01.lab:burner/0", "burner.local", 3260, "iqn.2000-01.lab:burner", 0)]
    [InlineData("ISCSI://[::1]/eui.02004567A425678D/16383", "::1", 3260, "eui.02004567A425678D", 16383)]
    [InlineData("iscsi://[fe80::1]:99/naa.52004567BA64678D/2", "fe80::1", 99, "naa.52004567BA64678D", 2)]
    public void An_address_names_host_target_and_unit(string text, string host, int port, string target, int lun) =>
        Assert.Equal(new IscsiAddress(host, port, target, lun), IscsiAddress.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("iscsi://")]
    [InlineData("http://host/iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://host/iqn.2000-01.lab:burner")]
    [InlineData("iscsi://host/iqn.2000-01.lab:burner/")]
    [InlineData("iscsi://host/iqn.2000-01.lab:burner/1/2")]
    [InlineData("iscsi://host/iqn.2000-01.lab:burner/-1")]
    [InlineData("iscsi://host/iqn.2000-01.lab:burner/+1")]
    [InlineData("iscsi://host/iqn.2000-01.lab:burner/16384")]
    [InlineData("iscsi://host/burner/1")]
    [InlineData("iscsi://host/iqn.2000-01.lab:two words/1")]
    [InlineData("iscsi:///iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://host:/iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://host:0/iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://host:65536/iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://user%secret@host/iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://::1/iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://[::1/iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://[::1]3260/iqn.2000-01.lab:burner/1")]
    public void What_is_no_address_is_refused(string text) =>
        Assert.Equal(TransportErrors.AddressMalformed, Assert.Throws<DiscException>(() => IscsiAddress.Parse(text)).Error);

    [Theory]
    [InlineData("iscsi://127.0.0.1:3261/iqn.2000-01.lab:burner/1")]
    [InlineData("iscsi://[::1]:3260/iqn.2000-01.lab:burner/300")]
    public void An_address_is_printed_as_it_is_read(string text) => Assert.Equal(text, IscsiAddress.Parse(text).ToString());

    [Theory]
    [InlineData(1, 0x0001000000000000UL)]
    [InlineData(255, 0x00FF000000000000UL)]
    [InlineData(256, 0x4100000000000000UL)]
    public void A_unit_number_is_encoded_as_SAM_has_it(int lun, ulong bytes)
    {
        Assert.Equal(bytes, IscsiLun.Encode(lun));
        Assert.Equal(lun, IscsiLun.Decode(bytes));
    }

    [Theory]
    [InlineData(0x0101000000000000UL)] // bus 1
    [InlineData(0x8001000000000000UL)] // logical unit addressing
    [InlineData(0x0001000100000000UL)] // a second level
    public void What_addresses_no_unit_of_this_level_has_no_number(ulong bytes) => Assert.Equal(IscsiLun.None, IscsiLun.Decode(bytes));
}
