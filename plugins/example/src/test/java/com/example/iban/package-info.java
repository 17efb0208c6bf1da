@NullMarked
package com.example.iban;

import org.jspecify.annotations.NullMarked;
