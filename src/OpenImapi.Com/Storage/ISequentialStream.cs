using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Bytes in order. Slots 3 and 4.</summary>
[GeneratedComInterface]
[Guid("0C733A30-2A1C-11CE-ADE5-00AA0044773D")]
internal unsafe partial interface ISequentialStream
{
    [PreserveSig]
    int Read(void* buffer, uint bytes, uint* read);

    [PreserveSig]
    int Write(void* buffer, uint bytes, uint* written);
}
