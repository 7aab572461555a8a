using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Tests;

/// <summary>The result codes, as imapierror.h has them.</summary>
public class ErrorCodeTests
{
    public static TheoryData<uint, string> Published => new()
    {
        { 0x8004020B, "IMAPI_E_NOTOPENED" }, { 0x8004020C, "IMAPI_E_NOTINITIALIZED" }, { 0x8004020D, "IMAPI_E_USERABORT" }, { 0x8004020E, "IMAPI_E_GENERIC" },
        { 0x8004020F, "IMAPI_E_MEDIUM_NOTPRESENT" }, { 0x80040210, "IMAPI_E_MEDIUM_INVALIDTYPE" }, { 0x80040211, "IMAPI_E_DEVICE_NOPROPERTIES" },
        { 0x80040212, "IMAPI_E_DEVICE_NOTACCESSIBLE" }, { 0x80040213, "IMAPI_E_DEVICE_NOTPRESENT" }, { 0x80040214, "IMAPI_E_DEVICE_INVALIDTYPE" },
        { 0x80040215, "IMAPI_E_INITIALIZE_WRITE" }, { 0x80040216, "IMAPI_E_INITIALIZE_ENDWRITE" }, { 0x80040217, "IMAPI_E_FILESYSTEM" },
        { 0x80040218, "IMAPI_E_FILEACCESS" }, { 0x80040219, "IMAPI_E_DISCINFO" }, { 0x8004021A, "IMAPI_E_TRACKNOTOPEN" }, { 0x8004021B, "IMAPI_E_TRACKOPEN" },
        { 0x8004021C, "IMAPI_E_DISCFULL" }, { 0x8004021D, "IMAPI_E_BADJOLIETNAME" }, { 0x8004021E, "IMAPI_E_INVALIDIMAGE" },
        { 0x8004021F, "IMAPI_E_NOACTIVEFORMAT" }, { 0x80040220, "IMAPI_E_NOACTIVERECORDER" }, { 0x80040221, "IMAPI_E_WRONGFORMAT" },
        { 0x80040222, "IMAPI_E_ALREADYOPEN" }, { 0x80040223, "IMAPI_E_WRONGDISC" }, { 0x80040224, "IMAPI_E_FILEEXISTS" }, { 0x80040225, "IMAPI_E_STASHINUSE" },
        { 0x80040226, "IMAPI_E_DEVICE_STILL_IN_USE" }, { 0x80040227, "IMAPI_E_LOSS_OF_STREAMING" }, { 0x80040228, "IMAPI_E_COMPRESSEDSTASH" },
        { 0x80040229, "IMAPI_E_ENCRYPTEDSTASH" }, { 0x8004022A, "IMAPI_E_NOTENOUGHDISKFORSTASH" }, { 0x8004022B, "IMAPI_E_REMOVABLESTASH" },
        { 0x8004022C, "IMAPI_E_CANNOT_WRITE_TO_MEDIA" }, { 0x8004022D, "IMAPI_E_TRACK_NOT_BIG_ENOUGH" }, { 0x8004022E, "IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC" },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Every_published_error_is_declared_with_its_code(uint code, string symbol)
    {
        Type[] rooms = [typeof(ImapiErrors), typeof(RecordingErrors), typeof(MasteringErrors), typeof(ProgramErrors), typeof(DriveErrors)];
        var declared = rooms.SelectMany(room => room.GetFields()).Select(field => field.GetValue(null)).OfType<DiscError>();
        Assert.Equal(unchecked((int)code), Assert.Single(declared, error => error.Symbol == symbol).HResult);
    }

    [Fact]
    public void The_codes_of_success_are_no_errors() =>
        Assert.Equal((0, 262656, 262657), (ImapiSuccess.Ok, ImapiSuccess.PropertiesIgnored, ImapiSuccess.BufferTooSmall));

    [Fact]
    public void A_format_s_identifier_is_the_IID_of_its_interface()
    {
        Assert.Equal(new Guid("E3BC42CE-4E5C-11D3-9144-00104BA11C5E"), DiscMasterFormat.Joliet.Iid);
        Assert.Equal(new Guid("E3BC42CD-4E5C-11D3-9144-00104BA11C5E"), DiscMasterFormat.Redbook.Iid);
    }
}
