package com.example.iban;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Locale;

/// Checks bank account numbers (IBAN, ISO 13616) and writes them all in the same way.
public final class CheckIban implements Processor {

    /// All there is to know about it: palette, form, checks and reference page come from here.
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "check-iban", Kind.TRANSFORMER, Parameters.class, CheckIban::new)
            .name("Check IBAN")
            .summary("Checks bank account numbers and writes them all in the same way; a wrong one is an error.")
            .input(Port.IN, "Packets with bank account numbers.", Carries.RECORDS)
            .output(Port.OUT, "The packets whose numbers are right, or that have none.", Carries.RECORDS);

    /// What can be set in the form.
    public record Parameters(
            @Parameter(value = "The attribute that holds the numbers.", byDefault = "iban", format = "attribute")
            String attribute,

            @Parameter("Writes the numbers in groups of four.")
            boolean grouped) {}

    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private final Parameters parameters;

    CheckIban(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        if (!packet.has(parameters.attribute)) {
            call.emit(packet);
            return;
        }
        var numbers = new ArrayList<Value>();
        for (var value : packet.values(parameters.attribute)) {
            numbers.add(Value.of(checked(value.asText())));
        }
        call.emit(packet.with(parameters.attribute, numbers));
    }

    private String checked(String given) throws PacketException {
        var number = given.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!number.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
            throw PacketException.invalidInput(
                    "\"%s\" in attribute \"%s\" is not an IBAN. One looks like \"DE89 3704 0044 0532 0130 00\"."
                            .formatted(given, parameters.attribute));
        }
        if (!hasRightCheckDigits(number)) {
            throw PacketException.invalidInput("The check digits of IBAN \"%s\" in attribute \"%s\" are wrong."
                    .formatted(given, parameters.attribute));
        }
        return parameters.grouped ? number.replaceAll("(.{4})(?=.)", "$1 ") : number;
    }

    /// With country and check digits at the end and letters as numbers from 10 on, division by 97 leaves 1.
    private static boolean hasRightCheckDigits(String number) {
        var digits = new StringBuilder();
        (number.substring(4) + number.substring(0, 4))
                .chars()
                .forEach(character -> digits.append(Character.digit(character, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
