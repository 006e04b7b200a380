/// Archives and class files for tests: ordinary ones, and those that someone made to do harm.
package dev.lungfish.assessor.adversary;
