namespace OpenImapi.Audio.Tests;

public class AudioErrorsTests
{
    [Fact]
    public void A_decoder_that_fails_is_a_fault_of_the_source() => Assert.Equal(OpenImapi.Formats.DiscErrorKind.Source, AudioErrors.DecoderFailed.Kind);
}
